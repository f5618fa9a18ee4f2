//! Names and values of queries, as tests make questions of them that are right or nearly so.

/// Parameters of the API.
pub(crate) const NAMES: [&str; 19] = [
    "datetime",
    "bbox",
    "limit",
    "offset",
    "f",
    "as-of",
    "lang",
    "place",
    "kind",
    "part_of",
    "status",
    "party",
    "certainty",
    "category",
    "source",
    "publisher",
    "language",
    "access_civilians_in",
    "access_goods_out",
];

/// Values that some parameter takes, and some that none does.
pub(crate) const VALUES: [&str; 17] = [
    "now",
    "..",
    "../..",
    "2023-04-23",
    "2022-12-12/2023-04-23",
    "9999-12-31",
    "0000-01-01",
    "0001-01-01T00:00:00Z",
    "-180,-90,180,90",
    "180,0,-180,0",
    "hakari-bridge",
    "open,closed",
    "yes",
    "1",
    "18446744073709551615",
    "json",
    "en",
];
