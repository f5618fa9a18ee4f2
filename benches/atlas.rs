//! Load, index and search at three sizes: `cargo bench --bench atlas`. L takes minutes to generate: it runs when
//! `CORRIDOR_BENCH_L=1` is set.

#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark"
)]

mod support;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use corridor::{
    chronicle::{index::atlas::BoundingBox, period::Period},
    encode::Layer,
    query::{Filter, Page, When, states},
};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use support::{EXTENT, L, M, Random, S, Size};

/// A box with some `wanted` of the places, somewhere inside the extent.
fn small_box(random: &mut Random, size: Size, wanted: f64) -> BoundingBox {
    let [west, south, east, north] = EXTENT;
    let share = (wanted / size.places as f64).sqrt().min(1.0);
    let (width, height) = ((east - west) * share, (north - south) * share);
    let x = west + random.unit() * (east - west - width);
    let y = south + random.unit() * (north - south - height);
    BoundingBox { west: x, south: y, east: x + width, north: y + height }
}

fn bench(criterion: &mut Criterion) {
    #[expect(clippy::disallowed_methods, reason = "a switch of the benchmark")]
    let with_l = std::env::var("CORRIDOR_BENCH_L").is_ok();
    for size in [S, M].into_iter().chain(with_l.then_some(L)) {
        let mut group = criterion.benchmark_group(size.name);
        group.sample_size(10);
        let before = support::resident_bytes();
        let published = support::published(size);
        let grown = support::resident_bytes().saturating_sub(before);
        let atlas = &published.atlas;
        let all: Vec<u32> = (0..u32::try_from(atlas.states().len()).unwrap()).collect();
        let mut bytes = 0;
        for chunk in all.chunks(10_000) {
            bytes += published.prepared.collection(atlas, Layer::STATES, chunk, b"").len();
        }
        println!(
            "{}: {} states of {bytes} bytes; memory {grown} bytes, {:.2} of them",
            size.name,
            all.len(),
            grown as f64 / bytes as f64
        );

        if size.changes < L.changes {
            let dataset = support::dataset(size);
            group.throughput(Throughput::Elements(size.changes as u64));
            group.bench_function("load and index", |bencher| {
                bencher.iter_batched(
                    || dataset.clone(),
                    |dataset| corridor::chronicle::index::atlas::Atlas::new(dataset).unwrap(),
                    BatchSize::LargeInput,
                );
            });
        }
        group.sample_size(50);
        group.throughput(Throughput::Elements(1));
        let mut random = Random::new(1);
        group.bench_function("state_at", |bencher| {
            bencher.iter(|| atlas.state_at(u32::try_from(random.below(size.places as u64)).unwrap(), random.instant()));
        });
        let page = Page { limit: 10_000, offset: 0 };
        let some = 70.0_f64.min(size.places as f64);
        let filters = |with_box: bool, with_instant: bool| {
            let mut random = Random::new(2);
            move || Filter {
                bbox: with_box.then(|| small_box(&mut random, size, some)),
                when: Some(if with_instant { When::At(random.instant()) } else { When::During(Period::ALWAYS) }),
                ..Filter::default()
            }
        };
        let answer = |filter: Filter| {
            let found = states(atlas, &filter, page);
            published.prepared.collection(atlas, Layer::STATES, &found.items, b"").len()
        };
        for (name, with_box, with_instant) in
            [("items by instant", false, true), ("items by box", true, false), ("items by box and instant", true, true)]
        {
            let mut next = filters(with_box, with_instant);
            group.bench_function(name, |bencher| bencher.iter(|| black_box(answer(next()))));
        }
        // The search alone, per place found: what must not grow with the dataset.
        let mut next = filters(true, true);
        let sample: Vec<Filter> = (0..512).map(|_| next()).collect();
        let found: usize = sample.iter().map(|filter| states(atlas, filter, page).matched).sum();
        group.throughput(Throughput::Elements(found as u64));
        group.bench_function("search of 512 boxes at instants, per place found", |bencher| {
            bencher.iter(|| sample.iter().map(|filter| states(atlas, filter, page).matched).sum::<usize>());
        });
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
