//! A request as pixels: cut into triangles, dealt to sheets, painted block by block, and laid over each other.

use crate::{
    blocks::{Block, blocks},
    engine::Engine,
    mesh::{Mesh, mesh},
    protocol::Refused,
    request::Request,
    sheets::sheets,
};
use lyon::tessellation::FillTessellator;

/// The rows of the frame: premultiplied RGBA.
pub(crate) fn paint(engine: &mut Engine, request: &Request) -> Result<Vec<u8>, Refused> {
    let mut tessellator = FillTessellator::new();
    let mut meshes = Vec::with_capacity(request.shapes.len());
    for shape in &request.shapes {
        meshes.extend(mesh(&mut tessellator, shape)?);
    }
    let sheets = sheets(meshes);
    let mut frame = vec![0; request.width as usize * request.height as usize * 4];
    for block in blocks(request.width, request.height) {
        let bounds = block.bounds();
        for sheet in &sheets {
            let seen: Vec<&Mesh> = sheet.meshes.iter().filter(|mesh| mesh.bounds.touches(&bounds)).collect();
            if !seen.is_empty() {
                engine.paint(&block, &seen, |sheet| lay(&mut frame, request.width, &block, sheet));
            }
        }
    }
    Ok(frame)
}

/// Lays a sheet over its part of the frame.
fn lay(frame: &mut [u8], width: u32, block: &Block, sheet: &[u8]) {
    let (across, bytes) = (block.sheet.0 as usize * 4, block.width as usize * 4);
    for row in 0..block.height as usize {
        let from = &sheet[row * across..][..bytes];
        let begin = ((block.top as usize + row) * width as usize + block.left as usize) * 4;
        for (below, above) in frame[begin..][..bytes].chunks_exact_mut(4).zip(from.chunks_exact(4)) {
            match above[3] {
                0 => {}
                255 => below.copy_from_slice(above),
                alpha => over(below, above, alpha),
            }
        }
    }
}

fn over(below: &mut [u8], above: &[u8], alpha: u8) {
    let rest = 255 - u32::from(alpha);
    for (below, above) in below.iter_mut().zip(above) {
        // What is left of the lower one, rounded.
        let product = u32::from(*below) * rest + 128;
        let left = (product + (product >> 8)) >> 8;
        *below = above.saturating_add(left as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_red_over_blue_is_half_of_each() {
        let mut below = [0, 0, 255, 255];
        over(&mut below, &[128, 0, 0, 128], 128);
        assert_eq!(below, [128, 0, 127, 255]);
        over(&mut below, &[0, 0, 0, 1], 1);
        assert_eq!(below, [127, 0, 127, 255]);
    }

    #[test]
    fn a_sheet_is_laid_where_its_block_lies_and_what_is_beyond_it_is_dropped() {
        let mut frame = vec![0; 3 * 2 * 4];
        let block = Block { left: 1, top: 1, width: 2, height: 1, sheet: (2, 2) };
        let sheet = [[9, 9, 9, 255], [0, 0, 0, 0], [7, 7, 7, 255], [7, 7, 7, 255]].concat();
        lay(&mut frame, 3, &block, &sheet);
        let pixels: Vec<u8> = frame.chunks(4).map(|pixel| pixel[0]).collect();
        assert_eq!(pixels, [0, 0, 0, 0, 9, 0]);
    }
}
