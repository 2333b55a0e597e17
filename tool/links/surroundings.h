// What stands round the needles of one piece, read once for all the needles that share it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "tool/links/collector.h"
#include "tool/links/spelling.h"
#include "tool/links/structure.h"

namespace entitlint {

// No address of My Access is longer than this behind its needle: host, hint and route take 350 characters at most, percent-encoded
// twice less than 2 KiB. What goes on without an end is cut here, and one that begins farther back than `longest_front` is not seen whole.
inline constexpr std::uint32_t longest_link = 2048;
inline constexpr std::uint32_t longest_front = 1024;
// A gateway's address with the link in it. A minified file is one word without this bound.
inline constexpr std::uint32_t longest_address = 4096;

// Serves one needle after another. The bounds above are rounded to a grid, so that neighbours are served by the same decoded bytes:
// without that the cost of a needle is that of all the text an address may take up.
class Surroundings {
 public:
  explicit Surroundings(const Piece& piece) : text_(piece.text.view()), delimited_(piece.delimited) {}

  // Decoded text round a needle. `short_of_end`: more of the piece follows than was read.
  struct Window {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool short_of_end = false;
    Atoms atoms;
  };
  // As much as a link usually takes, for a start, or as much as one may take.
  [[nodiscard]] const Window& near(std::uint32_t at);
  [[nodiscard]] const Window& far(std::uint32_t at);

  // The bytes round a needle that can be one address: white space, quotes and tags end it.
  [[nodiscard]] Stretch token(std::size_t at);
  // The first address in the token that begins before the needle, with a host that ends before it; npos when there is none.
  [[nodiscard]] std::size_t outer_begin(Stretch token, std::size_t needle);
  [[nodiscard]] const Atoms& atoms_of(Stretch stretch);

  // Stretches that were judged not to be what a caller looks for.
  enum class Question : unsigned char { gateway, admin_page };
  [[nodiscard]] bool refused(Question question, Stretch stretch) const;
  void refuse(Question question, Stretch stretch) { refused_[static_cast<std::size_t>(question)] = stretch; }

 private:
  [[nodiscard]] std::uint32_t window_begin(std::uint32_t at);
  [[nodiscard]] std::uint32_t with_scheme_before(std::uint32_t begin, std::uint32_t limit) const;
  const Window& read(Window& window, std::uint32_t at, std::uint32_t begin, std::uint32_t wanted_end);

  std::string_view text_;
  bool delimited_;
  Window near_, far_, exact_;
  std::uint32_t bare_begin_ = 0;  // behind the last character before bare_seen_ that no address holds
  std::uint32_t bare_seen_ = 0;
  Stretch word_;                // as far as the token's word was looked at
  std::size_t outer_from_ = 0;  // outer addresses: looked for from here …
  std::size_t outer_seen_ = 0;  // … to here
  std::size_t outer_ = std::string_view::npos;
  std::size_t outer_host_end_ = 0;
  std::array<Stretch, 2> refused_{};
};

}  // namespace entitlint
