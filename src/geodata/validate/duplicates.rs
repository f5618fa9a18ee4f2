//! Finds items that occur twice in a list.

/// Returns the items that occur before in the same list, with their positions.
pub(super) fn repeated<T: PartialEq>(items: &[T]) -> impl Iterator<Item = (usize, &T)> {
    items.iter().enumerate().filter(|(number, item)| items[..*number].contains(item))
}
