//! How many connections each address has.

use super::client_key::ClientKey;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

/// Counts the connections of each address.
#[derive(Debug, Default)]
pub struct ConnectionsByClient(Mutex<HashMap<IpAddr, usize>>);

/// A connection that is counted, until it is dropped.
#[derive(Debug)]
pub struct Counted {
    of: Arc<ConnectionsByClient>,
    address: IpAddr,
    number: usize,
}

impl Counted {
    /// Which of the connections of its address it was when it came: 1 for the first.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }
}

impl ConnectionsByClient {
    /// Counts a connection of this address; none where it has `most` already.
    #[must_use]
    pub fn count(self: &Arc<Self>, address: IpAddr, most: usize) -> Option<Counted> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The key is that of a limit: an IPv6 address stands for its network.
        let address = ClientKey::of(address).address()?;
        let count = counts.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        let number = *count;
        Some(Counted { of: Arc::clone(self), address, number })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut counts = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_so_many_connections_and_others_have_theirs() {
        let counts = Arc::new(ConnectionsByClient::default());
        let (one, two) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let first = counts.count(one, 2).unwrap();
        let _second = counts.count(one, 2).unwrap();
        assert!(counts.count(one, 2).is_none());
        assert!(counts.count(two, 2).is_some());
        drop(first);
        let third = counts.count(one, 2);
        assert!(third.is_some());
        drop((third, _second));
        assert!(counts.0.lock().unwrap().is_empty());
    }
}
