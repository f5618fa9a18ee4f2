//! Which shapes may be painted at once.
//!
//! The engine does not blend: what is painted later replaces what lies below, alpha included. That is right for opaque shapes and
//! for translucent ones on nothing. A translucent shape over another one goes on a sheet of its own, and sheets are laid over each
//! other afterwards. What is not above anything of a later sheet goes back to an earlier one, so that there are few.

use crate::mesh::{MAX_INDICES, MAX_VERTICES, Mesh};

/// Meshes of a sheet; the engine keeps painter's order for about 170.
const MAX_MESHES: usize = 150;

/// Meshes that are painted at once, the lowest first.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// They.
    pub(crate) meshes: Vec<Mesh>,
    vertices: usize,
    indices: usize,
}

impl Sheet {
    fn has_room(&self, mesh: &Mesh) -> bool {
        self.meshes.len() < MAX_MESHES
            && self.vertices + mesh.vertices.len() <= MAX_VERTICES
            && self.indices + mesh.indices.len() <= MAX_INDICES
    }

    fn is_touched_by(&self, mesh: &Mesh) -> bool {
        self.meshes.iter().any(|below| below.bounds.touches(&mesh.bounds))
    }

    fn push(&mut self, mesh: Mesh) {
        self.vertices += mesh.vertices.len();
        self.indices += mesh.indices.len();
        self.meshes.push(mesh);
    }
}

/// The sheets of a frame, the lowest first.
pub(crate) fn sheets(meshes: impl IntoIterator<Item = Mesh>) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for mesh in meshes {
        let touched = sheets.iter().rposition(|sheet| sheet.is_touched_by(&mesh));
        let lowest = touched.map_or(0, |at| if mesh.is_translucent() { at + 1 } else { at });
        match sheets.iter_mut().skip(lowest).find(|sheet| sheet.has_room(&mesh)) {
            Some(sheet) => sheet.push(mesh),
            None => {
                let mut sheet = Sheet::default();
                sheet.push(mesh);
                sheets.push(sheet);
            }
        }
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mesh::tests::{made, rectangle};

    fn square(x: f32, alpha: u8) -> Mesh {
        made(&rectangle([x, 0.0], [x + 10.0, 10.0], [9, 9, 9, alpha])).unwrap()
    }

    fn counts(meshes: Vec<Mesh>) -> Vec<usize> {
        sheets(meshes).iter().map(|sheet| sheet.meshes.len()).collect()
    }

    #[test]
    fn opaque_shapes_share_a_sheet_and_so_do_translucent_ones_apart() {
        assert_eq!(counts(vec![square(0.0, 255), square(5.0, 255)]), [2]);
        assert_eq!(counts(vec![square(0.0, 99), square(20.0, 99), square(40.0, 255)]), [3]);
    }

    #[test]
    fn a_translucent_shape_over_another_begins_a_sheet() {
        assert_eq!(counts(vec![square(0.0, 255), square(5.0, 99)]), [1, 1]);
        assert_eq!(counts(vec![square(0.0, 99), square(5.0, 99), square(8.0, 99)]), [1, 1, 1]);
    }

    #[test]
    fn what_lies_over_no_later_sheet_goes_back_to_the_first() {
        assert_eq!(counts(vec![square(0.0, 255), square(5.0, 99), square(50.0, 255), square(70.0, 99)]), [3, 1]);
    }

    #[test]
    fn an_opaque_shape_stays_above_what_it_covers() {
        assert_eq!(counts(vec![square(0.0, 255), square(5.0, 99), square(8.0, 255)]), [1, 2]);
    }

    #[test]
    fn a_full_sheet_is_followed_by_another_and_order_is_kept() {
        let many: Vec<Mesh> = (0..2 * MAX_MESHES + 1).map(|_| square(0.0, 255)).collect();
        assert_eq!(counts(many), [MAX_MESHES, MAX_MESHES, 1]);
    }
}
