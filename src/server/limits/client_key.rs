//! Whom a limit counts: an address, or the /64 network of an IPv6 address, of which one client has all.

use std::net::{IpAddr, Ipv6Addr};

/// Whom the limits of each client count a request to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClientKey(Option<IpAddr>);

impl ClientKey {
    /// No limit of each client holds: a program of this machine or network, which may speak for many readers.
    pub const UNLIMITED: Self = Self(None);

    /// The share of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        Self(Some(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        }))
    }

    /// The address that is counted; none where no limit holds.
    #[must_use]
    pub fn address(self) -> Option<IpAddr> {
        self.0
    }
}

/// Whether an address is of this machine or of a private network, where a proxy that nobody has named may stand.
#[must_use]
pub fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_network_of_ipv6_share_a_limit() {
        let share = |text: &str| ClientKey::of(text.parse().unwrap());
        assert_eq!(share("2001:db8:1:2::1"), share("2001:db8:1:2:ffff::9"));
        assert_ne!(share("2001:db8:1:2::1"), share("2001:db8:1:3::1"));
        assert_eq!(share("::ffff:192.0.2.1"), share("192.0.2.1"));
        assert_ne!(share("192.0.2.1"), share("192.0.2.2"));
    }

    #[test]
    fn private_addresses_are_those_of_this_machine_and_of_local_networks() {
        for text in
            ["127.0.0.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.0.1", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"]
        {
            assert!(is_private(text.parse().unwrap()), "{text}");
        }
        for text in ["203.0.113.9", "172.32.0.1", "8.8.8.8", "2001:db8::1"] {
            assert!(!is_private(text.parse().unwrap()), "{text}");
        }
    }
}
