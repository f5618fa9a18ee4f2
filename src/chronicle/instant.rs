//! Instants and days: the exact points that moments and periods are made of.

/// A point of the time line, with nanoseconds (UTC inside; shown at the dataset's offset).
pub type Instant = jiff::Timestamp;
/// A calendar day of the proleptic Gregorian calendar, without a zone.
pub type Day = jiff::civil::Date;
