// How a shape is judged, value by value; its parts are in shape.cpp, responses.cpp and gathered.cpp.
#pragma once

#include <string>
#include <unordered_map>

#include "tool/load/shape.h"

namespace entitlint {

// Walks over outlines and notes what it finds in a Shape.
class ShapeJudge {
 public:
  static constexpr int deepest_nesting = 4;  // arrays of arrays of pages: nobody nests deeper
  static constexpr std::uint32_t largest_scalar = 1 << 20;

  ShapeJudge(Reader& reader, json::Parser& parser, SourceId id, Shape& shape) : reader_(reader), parser_(parser), id_(id), shape_(shape) {}

  void source();

 private:
  void span(Span span, int depth, const SetName* requested);
  void root(const json::Outline& root, bool unfinished, bool several, int depth, const SetName* requested);
  void array(const json::Outline& root, bool unfinished, int depth, const SetName* requested);
  void object(const json::Outline& root, bool unfinished, bool several, int depth, const SetName* requested);
  void page(const json::Outline& root, const json::OutlineMember& value, bool unfinished, const SetName* requested);
  bool stands_for_list(const json::Outline& root, const json::OutlineMember& value);
  bool manifest(const json::Outline& root);
  bool gathered(const json::Outline& root, int depth);
  bool snapshot(Span span, int depth);
  void note_status(const json::Outline& root);
  bool holds_snapshot(const json::OutlineMember& resources);
  void resources_of(const json::Outline& root, const json::OutlineMember& resources, bool unfinished);
  void single(const json::Outline& root, bool unfinished, bool several, const SetName* requested);
  void batch(const json::Outline& root, const json::OutlineMember& responses, int depth);
  void response(const json::Outline& part, const std::unordered_map<std::string, SetName>& requests, int depth);
  bool error(const json::Outline& root, bool in_batch, const SetName* requested);
  std::unordered_map<std::string, SetName> requests(const json::Outline& root);

  bool terraform(const json::Outline& root, bool unfinished);
  [[nodiscard]] TerraformFile terraform_file(const json::Outline& root);
  void terraform_portion(const json::OutlineMember& list, TerraformRecord form, bool unfinished);
  void terraform_values(Span values);
  void terraform_module(Span module, int depth);

  void name_set(const json::Outline& root, Portion& portion, const SetName* requested);
  void leave(const json::Outline& root, const json::OutlineMember* but, bool unfinished);
  bool nests(const json::Outline& root);
  std::string scalar(const json::OutlineMember* member);
  [[nodiscard]] Place place(Span span) const { return {id_, span}; }

  Reader& reader_;
  json::Parser& parser_;
  SourceId id_;
  Shape& shape_;
};

}  // namespace entitlint
