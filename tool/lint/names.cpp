// How severities, confidences and states are spelt.
#include "tool/lint/finding.h"

namespace entitlint {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::off:
      return "off";
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string_view name(Confidence confidence) {
  switch (confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    case Confidence::high:
      break;
  }
  return "high";
}

std::string_view name(FindingState state) {
  switch (state) {
    case FindingState::baseline:
      return "baseline";
    case FindingState::suppressed:
      return "suppressed";
    case FindingState::fresh:
      break;
  }
  return "new";
}

}  // namespace entitlint
