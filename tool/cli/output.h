// Writing reports: whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace entitlint {

// Writes a file by way of a neighbour that is renamed over it; makes parent folders. Throws CannotGoOn ("path: reason").
void write_whole(const std::filesystem::path& file, std::string_view content);

}  // namespace entitlint
