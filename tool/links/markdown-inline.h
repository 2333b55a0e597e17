// Markdown prose: links, autolinks, code spans, tags, bare addresses.
#pragma once

#include "tool/links/collector.h"

namespace entitlint {

void read_markdown_prose(const Text& text, Span span, Collector& collector);

}  // namespace entitlint
