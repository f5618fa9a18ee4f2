//! The names of a cache of answers that the engine uses, without a cache.

/// A cache that keeps nothing.
#[derive(Clone, Debug)]
pub struct Cache<T> {
    /// How it would keep.
    pub mode: CacheMode,
    /// Where it would keep.
    pub cache_manager: T,
}

/// How a cache would keep.
#[derive(Clone, Copy, Debug)]
pub enum CacheMode {
    /// As the rules of HTTP say.
    Default,
}

/// Where a cache would keep.
pub mod managers {
    /// In a folder.
    #[derive(Clone, Debug)]
    pub struct CACacheManager {
        /// Which.
        pub path: String,
    }
}
