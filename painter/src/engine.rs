//! The engine of maplibre-rs, driven without a map: what it gets is triangles in pixels, and what it gives is pixels in memory.
//!
//! It knows tiles, a camera and a style. So a block of a frame is the one tile of the lowest zoom, a mesh is a layer of it, and the
//! camera looks straight at its middle from where a pixel of the block is a pixel of the output. Its own ways of reading styles and
//! tiles are not used: they fetch, and they panic. Whoever calls catches panics all the same, and opens another engine afterwards.

use crate::{
    blocks::Block,
    mesh::{MAX_INDICES, MAX_VERTICES, Mesh},
};
use lyon::tessellation::VertexBuffers;
use maplibre::{
    context::MapContext,
    coords::{WorldTileCoords, Zoom},
    headless::{
        HeadlessPlugin,
        environment::HeadlessEnvironment,
        map::HeadlessMap,
        window::{HeadlessMapWindow, HeadlessMapWindowConfig},
    },
    io::apc::SchedulerAsyncProcedureCall,
    kernel::{Kernel, KernelBuilder},
    platform::{http_client::ReqwestHttpClient, scheduler::TokioScheduler},
    plugin::Plugin,
    render::{
        RenderPlugin, RenderStageLabel, Renderer, ShaderVertex,
        eventually::Eventually,
        graph::RenderGraph,
        resource::{BackingBufferDescriptor, Head, Surface},
        settings::{Backends, RendererSettings, WgpuSettings},
    },
    schedule::Schedule,
    style::{
        Style,
        layer::{FillPaint, LayerPaint, StyleLayer},
    },
    tcs::{
        system::{System, SystemContainer, stage::SystemStage},
        world::World,
    },
    tile::Layer,
    vector::{DefaultVectorTransferables, LayerTessellated, VectorBufferPool, VectorPlugin, VectorTransferables},
    window::{MapWindowConfig, WindowSize},
};
use std::{
    borrow::Cow,
    cell::RefCell,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};
use wgpu::{BufferDescriptor, BufferUsages};

type Tile = <DefaultVectorTransferables as VectorTransferables>::LayerTessellated;

/// Units of a tile on its side.
const UNITS: f32 = 4096.0;
/// Half a tile in units of the camera at zoom 0.
const MIDDLE: f64 = 256.0;

/// An open engine and what it paints with.
pub(crate) struct Engine {
    map: HeadlessMap,
    exchange: Rc<RefCell<Exchange>>,
    /// What the driver calls the adapter.
    pub(crate) adapter: String,
}

/// What goes into a pass and comes out of it.
#[derive(Default)]
struct Exchange {
    style: Option<Style>,
    size: (u32, u32),
    pixels: Vec<u8>,
}

impl Engine {
    /// Opens the engine on the first Vulkan adapter, a GPU before a CPU.
    pub(crate) fn open() -> Result<Self, String> {
        let kernel: Kernel<HeadlessEnvironment> = KernelBuilder::new()
            .with_map_window_config(window(64, 64).ok_or("no window")?)
            .with_http_client(ReqwestHttpClient::new(None))
            .with_apc(SchedulerAsyncProcedureCall::new(TokioScheduler::new()))
            .with_scheduler(TokioScheduler::new())
            .build();
        let window = kernel.map_window_config().create();
        let settings = WgpuSettings { backends: Some(Backends::VULKAN), ..WgpuSettings::default() };
        let renderer =
            at_once(Renderer::initialize_headless::<HeadlessMapWindow>(&window, settings, RendererSettings::default()))
                .ok_or("the driver did not answer")?
                .map_err(|error| {
                    format!(
                        "no Vulkan adapter ({error}): install a driver of the GPU, or Mesa's for the CPU (mesa-vulkan-drivers)"
                    )
                })?;
        let info = renderer.adapter.get_info();
        let exchange = Rc::new(RefCell::new(Exchange { size: (64, 64), ..Exchange::default() }));
        // In this order; the third removes the stage that would fetch tiles.
        let plugins: Vec<Box<dyn Plugin<HeadlessEnvironment>>> = vec![
            Box::new(RenderPlugin),
            Box::new(VectorPlugin::<DefaultVectorTransferables>::default()),
            Box::new(HeadlessPlugin::new(false)),
            Box::new(Ours(Rc::clone(&exchange))),
        ];
        let style = Style { layers: Vec::new(), ..Style::default() };
        let map =
            HeadlessMap::new(style, renderer, kernel, plugins).map_err(|error| format!("the engine does not open: {error:?}"))?;
        Ok(Self { map, exchange, adapter: format!("{} ({:?}, {:?})", info.name, info.device_type, info.backend) })
    }

    /// Paints meshes on nothing and lends the rows of the block's sheet: premultiplied RGBA.
    pub(crate) fn paint<T>(&mut self, block: &Block, meshes: &[&Mesh], then: impl FnOnce(&[u8]) -> T) -> T {
        let (layers, tiles) = std::iter::once((clear(), cover(block)))
            .chain(meshes.iter().map(|mesh| (mesh.colour, placed(block, mesh))))
            .enumerate()
            .map(|(at, (colour, buffers))| layer(at, colour, buffers))
            .unzip();
        {
            let mut exchange = self.exchange.borrow_mut();
            exchange.style = Some(Style { layers, ..Style::default() });
            exchange.size = block.sheet;
        }
        self.map.render_tile(tiles);
        then(&self.exchange.borrow().pixels)
    }
}

fn window(width: u32, height: u32) -> Option<HeadlessMapWindowConfig> {
    WindowSize::new(width, height).map(HeadlessMapWindowConfig::new)
}

/// The engine's futures are ready when they are first asked, on every system that is not a browser.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// The engine begins with white, so the first layer is nothing, everywhere.
fn clear() -> [f32; 4] {
    [0.0; 4]
}

fn cover(block: &Block) -> VertexBuffers<ShaderVertex, u32> {
    let (right, bottom) = (block.left as f32 + block.sheet.0 as f32, block.top as f32 + block.sheet.1 as f32);
    let (left, top) = (block.left as f32, block.top as f32);
    let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
    VertexBuffers { vertices: corners.map(|at| vertex(block, at)).to_vec(), indices: vec![0, 1, 2, 0, 2, 3] }
}

fn placed(block: &Block, mesh: &Mesh) -> VertexBuffers<ShaderVertex, u32> {
    VertexBuffers { vertices: mesh.vertices.iter().map(|&at| vertex(block, at)).collect(), indices: mesh.indices.clone() }
}

/// From pixels of the frame to units of the tile, in whose middle the block lies.
fn vertex(block: &Block, [x, y]: [f32; 2]) -> ShaderVertex {
    let (width, height) = (block.sheet.0 as f32, block.sheet.1 as f32);
    let side = width.max(height);
    let at = |value: f32, begin: u32, length: f32| (value - begin as f32 + (side - length) / 2.0) * (UNITS / side);
    ShaderVertex::new([at(x, block.left, width), at(y, block.top, height)], [0.0; 2])
}

fn layer(at: usize, [red, green, blue, alpha]: [f32; 4], buffers: VertexBuffers<ShaderVertex, u32>) -> (StyleLayer, Box<Tile>) {
    let name = at.to_string();
    let colour = csscolorparser::Color::new(red.into(), green.into(), blue.into(), alpha.into());
    let style = StyleLayer {
        // Layer 0 is not seen.
        index: u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1),
        id: name.clone(),
        paint: Some(LayerPaint::Fill(FillPaint { fill_color: Some(colour) })),
        source_layer: Some(name.clone()),
        ..StyleLayer::default()
    };
    // The engine wants a colour for each vertex, and calls them indices.
    let colours = u32::try_from(buffers.vertices.len()).unwrap_or(u32::MAX);
    let tile = Tile::build_from(
        WorldTileCoords::default(),
        buffers.into(),
        vec![colours],
        Layer { name, version: 2, ..Layer::default() },
    );
    (style, Box::new(tile))
}

/// Our two steps in the engine's schedule.
struct Ours(Rc<RefCell<Exchange>>);

impl Plugin<HeadlessEnvironment> for Ours {
    fn build(&self, schedule: &mut Schedule, _: Rc<Kernel<HeadlessEnvironment>>, _: &mut World, _: &mut RenderGraph) {
        let before = SystemContainer::new(Before(Rc::clone(&self.0)));
        schedule.add_stage_before(RenderStageLabel::Prepare, "corridor", SystemStage::default().with_system(before));
        schedule.add_system_to_stage(RenderStageLabel::Cleanup, SystemContainer::new(After(Rc::clone(&self.0))));
    }
}

/// Sets style, size, camera and buffers.
struct Before(Rc<RefCell<Exchange>>);

impl System for Before {
    fn name(&self) -> Cow<'static, str> {
        "corridor_before".into()
    }

    fn run(&mut self, context: &mut MapContext) {
        let mut exchange = self.0.borrow_mut();
        if let Some(style) = exchange.style.take() {
            context.style = style;
        }
        if matches!(context.world.resources.get::<Eventually<VectorBufferPool>>(), Some(Eventually::Uninitialized)) {
            let pool = pool(&context.renderer.device);
            context.world.resources.insert(Eventually::Initialized(pool));
        }
        let (width, height) = exchange.size;
        let now = context.renderer.resources.surface.size();
        if (now.width(), now.height()) != (width, height)
            && let Some(window) = window(width, height)
        {
            context.renderer.resources.surface =
                Surface::from_image(&context.renderer.device, &window.create(), &context.renderer.settings);
            context.view_state.resize(width, height);
        }
        let ratio = f64::from(width.max(height)) / f64::from(height);
        context.view_state.update_zoom(Zoom::new(ratio.log2()));
        let camera = context.view_state.camera_mut();
        let above = camera.position().z;
        camera.move_to(cgmath::Point3::new(MIDDLE * ratio, MIDDLE * ratio, above));
    }
}

/// The engine's own buffers are of 364 MB, whatever is painted. These hold the largest sheet, its first layer and padding.
fn pool(device: &wgpu::Device) -> VectorBufferPool {
    let buffer = |bytes: usize, usage: BufferUsages| {
        let size = bytes as u64;
        let usage = usage | BufferUsages::COPY_DST;
        BackingBufferDescriptor::new(
            device.create_buffer(&BufferDescriptor { label: None, size, usage, mapped_at_creation: false }),
            size,
        )
    };
    // 16 bytes are a vertex, and a colour; padding is at most a few of either for each of the layers.
    let (vertices, indices) = (MAX_VERTICES + 4096, MAX_INDICES + 4096);
    VectorBufferPool::new(
        buffer(vertices * 16, BufferUsages::VERTEX),
        buffer(indices * 4, BufferUsages::INDEX),
        buffer(4096, BufferUsages::VERTEX),
        buffer(vertices * 16, BufferUsages::VERTEX),
    )
}

/// Takes the pixels out.
struct After(Rc<RefCell<Exchange>>);

impl System for After {
    fn name(&self) -> Cow<'static, str> {
        "corridor_after".into()
    }

    fn run(&mut self, context: &mut MapContext) {
        let surface = context.renderer.resources.surface();
        let Head::Headless(head) = surface.head() else { return };
        let mut exchange = self.0.borrow_mut();
        exchange.pixels.clear();
        let rows = head.map_async(&context.renderer.device).get_mapped_range();
        let bytes = surface.size().width() as usize * 4;
        for row in rows.chunks(head.bytes_per_row().get() as usize) {
            exchange.pixels.extend_from_slice(&row[..bytes]);
        }
        drop(rows);
        head.unmap();
    }
}
