"""The definition of the API against the specification of OpenAPI 3.0."""

from openapi_spec_validator import OpenAPIV30SpecValidator


def test_the_definition_is_valid_openapi_3_0(server):
    definition = server.json(f"{server.api}/api")
    assert definition["openapi"].startswith("3.0.")
    assert not [error.message for error in OpenAPIV30SpecValidator(definition).iter_errors()]


def test_the_definition_states_the_page_sizes_of_the_flags(start):
    small = start("--page", "3", "--max-page", "5")
    schema = small.json(f"{small.api}/api")["components"]["parameters"]["limit"]["schema"]
    assert (schema["default"], schema["maximum"]) == (3, 5)
