// Inside the Terraform decoders: one resource at one moment.
#pragma once

#include "tool/model/parts.h"
#include "tool/model/terraform.h"

namespace entitlint::terraform {

struct Resource {
  std::string_view type, address;
  bool is_data = false;
  Moment moment = Moment::always;
  Planned planned = Planned::not_in_plan;
  const TerraformConfiguration& configuration;
  std::string_view id;  // of an object that is updated, where its values do not tell; else empty
};

// A resource of the azuread provider; Entity::unknown for what is none.
Entity add(const json::Value& values, const RecordContext& context, const Resource& resource, Part& into);

// The Graph body of a resource of the msgraph provider.
Entity add_body(const json::Value& values, const RecordContext& context, const Resource& resource, Part& into);

}  // namespace entitlint::terraform
