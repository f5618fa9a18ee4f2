//! The program and its repository: the real binary, requests by a fuzzer, the documents beside the code, and what the rooms of the code
//! may use of each other.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

#[cfg(unix)]
mod binary;
mod circles;
mod docs;
#[cfg(unix)]
mod fuzz;
mod generated;
mod generated_sentences;
mod layering;
