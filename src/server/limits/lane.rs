//! A lane for work: some pieces at once, some that wait, more are refused; and no client keeps it for itself.
//!
//! Turns go first to who has fewest, then to small work before large, then to who has waited longest for one. A full queue takes a
//! newcomer in by refusing work that nobody watches, else the last request of the client that has most waiting. A request that is not
//! waited for any more has no turn.

use super::{
    client_key::ClientKey,
    memory::{MemoryBudget, Reservation},
};
use crate::server::problem::ApiError;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::oneshot::{self, Sender},
    time::sleep,
};

/// Work of at most so much is small, and goes before larger work.
const SMALL: u64 = 2_000_000;
/// Who has waited so long is not passed by smaller work any more.
const PATIENCE: Duration = Duration::from_secs(5);
/// Memory that others give back is looked for so often.
const LOOK: Duration = Duration::from_millis(100);

/// A lane for work.
#[derive(Debug)]
pub struct Lane {
    at_once: usize,
    waiting: usize,
    /// What work takes of memory is reserved here before it begins.
    memory: Option<Arc<MemoryBudget>>,
    inside: Mutex<Inside>,
}

#[derive(Debug, Default)]
struct Inside {
    running: usize,
    turns: u64,
    clients: HashMap<IpAddr, Client>,
    queue: Vec<Waiting>,
}

/// What a client has of the lane.
#[derive(Debug, Default)]
struct Client {
    running: usize,
    waiting: usize,
    /// The number of its last turn.
    last: u64,
}

#[derive(Debug)]
struct Waiting {
    since: Instant,
    share: ClientKey,
    size: u64,
    memory: u64,
    /// How many watch work that is not a request's own; none where the request itself waits.
    watchers: Option<Arc<AtomicUsize>>,
    go: Sender<Permit>,
}

impl Waiting {
    fn is_watched(&self) -> bool {
        self.watchers.as_ref().is_none_or(|watchers| watchers.load(Ordering::Relaxed) > 0)
    }
}

/// A turn at work, given back when it is dropped.
#[derive(Debug)]
pub struct Permit {
    lane: Arc<Lane>,
    share: ClientKey,
    memory: Option<Reservation>,
}

impl Permit {
    /// What was reserved for the work, to be given back by who takes it.
    pub fn take_memory(&mut self) -> Option<Reservation> {
        self.memory.take()
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.lane.give_back(self.share);
    }
}

impl Lane {
    /// A lane in which `at_once` pieces of work are done, and `waiting` wait.
    #[must_use]
    pub fn new(at_once: usize, waiting: usize) -> Self {
        Self { at_once, waiting, memory: None, inside: Mutex::default() }
    }

    /// The same, where work is admitted by the memory that it takes.
    #[must_use]
    pub fn within(mut self, memory: &Arc<MemoryBudget>) -> Self {
        self.memory = Some(Arc::clone(memory));
        self
    }

    /// Pieces that one client has at once: half, and one at least.
    fn most_of_one(&self) -> usize {
        (self.at_once / 2).max(1)
    }

    /// Requests that wait now.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.inside().queue.len()
    }

    /// Pieces of work that are done now.
    #[must_use]
    pub fn running(&self) -> usize {
        self.inside().running
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a turn at work of this size.
    ///
    /// # Errors
    /// [`ApiError::Busy`] when too many wait already.
    pub async fn permit(self: &Arc<Self>, share: ClientKey, size: u64) -> Result<Permit, ApiError> {
        self.permit_with(share, size, 0).await
    }

    /// The same, for work that takes so many bytes of memory while it runs.
    ///
    /// # Errors
    /// [`ApiError::Busy`] when too many wait already.
    pub async fn permit_with(self: &Arc<Self>, share: ClientKey, size: u64, memory: u64) -> Result<Permit, ApiError> {
        self.permit_watched(share, size, memory, None).await
    }

    /// The same, for work that goes on without who asked for it: it is watched by so many, and gives way while it is by nobody.
    ///
    /// # Errors
    /// [`ApiError::Busy`] when too many wait already.
    pub async fn permit_watched(
        self: &Arc<Self>,
        share: ClientKey,
        size: u64,
        memory: u64,
        watchers: Option<Arc<AtomicUsize>>,
    ) -> Result<Permit, ApiError> {
        let (go, mut answer) = oneshot::channel();
        self.queue(Waiting { since: Instant::now(), share, size, memory, watchers, go })?;
        self.next();
        loop {
            tokio::select! {
                permit = &mut answer => return permit.ok().ok_or(ApiError::Busy),
                // Memory is given back without a word to who waits for it.
                () = sleep(LOOK), if memory > 0 => self.next(),
            }
        }
    }

    fn queue(&self, newcomer: Waiting) -> Result<(), ApiError> {
        let share = newcomer.share;
        let mut inside = self.inside();
        inside.forget_the_gone();
        if inside.queue.len() >= self.waiting + self.at_once.saturating_sub(inside.running) {
            inside.make_room_for(share)?;
        }
        if let Some(client) = share.address() {
            inside.clients.entry(client).or_default().waiting += 1;
        }
        inside.queue.push(newcomer);
        Ok(())
    }

    /// Gives turns as long as there are some.
    fn next(self: &Arc<Self>) {
        loop {
            let mut inside = self.inside();
            inside.forget_the_gone();
            if inside.running >= self.at_once {
                return;
            }
            let Some((next, reservation)) = self.admitted(&inside) else { return };
            let Waiting { share, go, .. } = inside.queue.remove(next);
            inside.begin(share);
            drop(inside);
            // Who has gone meanwhile drops the permit, which gives it back.
            let _ = go.send(Permit { lane: Arc::clone(self), share, memory: reservation });
        }
    }

    /// The place in the queue of who is next, with the memory that its work takes. While something is done here, its end is waited for
    /// until the first has its memory. Else others have it, perhaps for an answer that waits here too: so whom there is memory for passes.
    fn admitted(&self, inside: &Inside) -> Option<(usize, Option<Reservation>)> {
        let most = self.most_of_one();
        let admit = |at: usize| match (&self.memory, inside.queue[at].memory) {
            (Some(memory), needs @ 1..) => memory.reserve(needs).map(|reservation| (at, Some(reservation))),
            _ => Some((at, None)),
        };
        let first = admit(inside.first(most)?);
        if first.is_some() || inside.running > 0 {
            return first;
        }
        inside.in_order(most).into_iter().skip(1).find_map(admit)
    }

    fn give_back(self: &Arc<Self>, share: ClientKey) {
        self.inside().end(share);
        self.next();
    }
}

impl Inside {
    fn begin(&mut self, share: ClientKey) {
        self.running += 1;
        self.turns += 1;
        if let Some(client) = share.address() {
            let turns = self.turns;
            let client = self.clients.entry(client).or_default();
            (client.waiting, client.running, client.last) = (client.waiting.saturating_sub(1), client.running + 1, turns);
        }
    }

    fn end(&mut self, share: ClientKey) {
        self.running = self.running.saturating_sub(1);
        self.count_down(share, |client| &mut client.running);
    }

    fn left(&mut self, share: ClientKey) {
        self.count_down(share, |client| &mut client.waiting);
    }

    /// Takes one from a count of a client, and forgets a client that has nothing here any more.
    fn count_down(&mut self, share: ClientKey, count: impl FnOnce(&mut Client) -> &mut usize) {
        let Some(address) = share.address() else { return };
        let Some(client) = self.clients.get_mut(&address) else { return };
        let count = count(client);
        *count = count.saturating_sub(1);
        if client.running == 0 && client.waiting == 0 {
            self.clients.remove(&address);
        }
    }

    /// Takes those out of the queue who wait no more.
    fn forget_the_gone(&mut self) {
        let mut kept = 0;
        while let Some(waiting) = self.queue.get(kept) {
            if waiting.go.is_closed() {
                let share = self.queue.remove(kept).share;
                self.left(share);
            } else {
                kept += 1;
            }
        }
    }

    fn has(&self, share: ClientKey) -> (usize, usize, u64) {
        let client = share.address().and_then(|address| self.clients.get(&address));
        client.map_or((0, 0, 0), |client| (client.running, client.waiting, client.last))
    }

    /// The places in the queue of those who may have a turn.
    fn eligible(&self, most_of_one: usize) -> impl Iterator<Item = usize> {
        (0..self.queue.len()).filter(move |&at| self.has(self.queue[at].share).0 < most_of_one)
    }

    fn rank(&self, at: usize) -> (usize, bool, bool, u64) {
        let waiting = &self.queue[at];
        let (running, _, last) = self.has(waiting.share);
        let is_large = waiting.size > SMALL && waiting.since.elapsed() < PATIENCE;
        (running, !waiting.is_watched(), is_large, last)
    }

    /// The place in the queue of who is next: the queue is in the order of coming, and the first of equals is taken.
    fn first(&self, most_of_one: usize) -> Option<usize> {
        self.eligible(most_of_one).min_by_key(|&at| self.rank(at))
    }

    /// The places in the queue of all who may have a turn, the next one first.
    fn in_order(&self, most_of_one: usize) -> Vec<usize> {
        let mut all: Vec<usize> = self.eligible(most_of_one).collect();
        all.sort_by_cached_key(|&at| self.rank(at));
        all
    }

    /// Refuses work that nobody watches, else the last request of the client that has most waiting, if that is more than the newcomer
    /// would have.
    fn make_room_for(&mut self, newcomer: ClientKey) -> Result<(), ApiError> {
        if let Some(unwatched) = self.queue.iter().position(|other| !other.is_watched()) {
            let share = self.queue.remove(unwatched).share;
            self.left(share);
            return Ok(());
        }
        let waiting = |share: ClientKey| self.has(share).1;
        let most = self.queue.iter().map(|other| waiting(other.share)).max().unwrap_or(0);
        if most <= waiting(newcomer) + 1 {
            return Err(ApiError::Busy);
        }
        let longest = self.queue.iter().rposition(|other| waiting(other.share) == most).ok_or(ApiError::Busy)?;
        let share = self.queue.remove(longest).share;
        self.left(share);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::future::join_all;

    fn of(last: u8) -> ClientKey {
        ClientKey::of(IpAddr::from([192, 0, 2, last]))
    }

    /// Has each of these shares and sizes ask in this order, and tells who was served, in order; refused ones are left out.
    async fn served(lane: Arc<Lane>, asks: Vec<(ClientKey, u64)>) -> Vec<(ClientKey, u64)> {
        let order = Mutex::new(Vec::new());
        let order = &order;
        let all = asks.into_iter().map(|(share, size)| {
            let lane = Arc::clone(&lane);
            async move {
                if let Ok(_permit) = lane.permit(share, size).await {
                    order.lock().unwrap().push((share, size));
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            }
        });
        join_all(all).await;
        order.lock().unwrap().clone()
    }

    #[tokio::test]
    async fn turns_are_shared_between_clients() {
        let lane = Arc::new(Lane::new(1, 32));
        let greedy = std::iter::repeat_n((of(1), 1), 8);
        let order = served(lane, greedy.chain([(of(2), 1), (of(3), 1)]).collect()).await;
        assert_eq!(order.len(), 10);
        let place = |share| order.iter().position(|(one, _)| *one == share).unwrap();
        assert!(place(of(2)) <= 3 && place(of(3)) <= 3, "{order:?}");
    }

    #[tokio::test]
    async fn small_work_goes_first() {
        let lane = Arc::new(Lane::new(1, 32));
        let asks = [20_000_000, 20_000_000, 100, 20_000_000, 200].map(|size| (ClientKey::UNLIMITED, size));
        let sizes: Vec<u64> = served(lane, asks.to_vec()).await.into_iter().map(|(_, size)| size).collect();
        assert_eq!(sizes, [20_000_000, 100, 200, 20_000_000, 20_000_000], "the first has begun before the others came");
    }

    #[tokio::test]
    async fn one_client_has_half_of_the_turns_at_most() {
        let (lane, now, most) = (Arc::new(Lane::new(4, 32)), AtomicUsize::new(0), AtomicUsize::new(0));
        join_all((0..12).map(|_| async {
            let _permit = lane.permit(of(1), 1).await.unwrap();
            most.fetch_max(now.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(2)).await;
            now.fetch_sub(1, Ordering::Relaxed);
        }))
        .await;
        assert_eq!(most.into_inner(), 2);
        assert!(lane.inside().clients.is_empty() && lane.inside().running == 0);
    }

    #[tokio::test]
    async fn a_full_queue_takes_in_who_is_new_and_refuses_who_has_most() {
        let lane = Arc::new(Lane::new(1, 3));
        let greedy = std::iter::repeat_n((of(1), 1), 6);
        let order = served(Arc::clone(&lane), greedy.chain([(of(2), 1), (of(3), 1)]).collect()).await;
        let of_one = order.iter().filter(|(share, _)| *share == of(1)).count();
        assert!(order.contains(&(of(2), 1)) && order.contains(&(of(3), 1)), "{order:?}");
        assert_eq!((of_one, order.len()), (2, 4), "{order:?}");
        assert_eq!(lane.waiting(), 0);
    }

    #[tokio::test]
    async fn work_that_nobody_watches_gives_way_in_a_full_queue() {
        let lane = Arc::new(Lane::new(1, 2));
        let running = lane.permit(of(1), 1).await.unwrap();
        let asks = |last: u8, watchers: Option<usize>| {
            let (lane, watchers) = (Arc::clone(&lane), watchers.map(|count| Arc::new(AtomicUsize::new(count))));
            async move { lane.permit_watched(of(last), 1, 0, watchers).await.is_ok() }
        };
        let (unwatched, watched, newcomer, one_more) = tokio::join!(asks(2, Some(0)), asks(3, Some(1)), asks(4, None), async {
            let one_more = asks(5, None).await;
            drop(running);
            one_more
        });
        assert!(!unwatched, "it gives way to the newcomer");
        assert!(watched && newcomer, "each has its turn");
        assert!(!one_more, "all that wait are watched");
    }

    #[tokio::test]
    async fn without_addresses_a_full_queue_refuses_the_newcomer() {
        let lane = Arc::new(Lane::new(1, 1));
        let (one, two, three) = (
            lane.permit(ClientKey::UNLIMITED, 1).await.unwrap(),
            lane.permit(ClientKey::UNLIMITED, 1),
            lane.permit(ClientKey::UNLIMITED, 1),
        );
        let (two, three) = tokio::join!(
            async {
                let two = two.await;
                two.is_ok()
            },
            async {
                let three = three.await.map(drop);
                drop(one);
                three
            }
        );
        assert!(two);
        assert_eq!(three, Err(ApiError::Busy));
    }

    #[tokio::test]
    async fn who_waits_no_more_has_no_turn() {
        let lane = Arc::new(Lane::new(1, 32));
        let first = lane.permit(of(1), 1).await.unwrap();
        let gone = tokio::time::timeout(Duration::from_millis(5), lane.permit(of(2), 1)).await;
        assert!(gone.is_err());
        drop(first);
        assert_eq!(lane.inside().running, 0);
        assert!(lane.permit(of(3), 1).await.is_ok());
        assert!(lane.inside().clients.is_empty());
    }

    #[tokio::test]
    async fn work_waits_for_memory_and_begins_when_it_is_there() {
        let memory = MemoryBudget::new(100);
        let lane = Arc::new(Lane::new(4, 32).within(&memory));
        let body = memory.count(80);
        let waits = tokio::time::timeout(Duration::from_millis(20), lane.permit_with(ClientKey::UNLIMITED, 1, 50)).await;
        assert!(waits.is_err());
        assert!(lane.permit_with(ClientKey::UNLIMITED, 1, 20).await.is_ok());
        drop(body);
        let permit = lane.permit_with(ClientKey::UNLIMITED, 1, 50).await.unwrap();
        assert_eq!(memory.held(), 50);
        drop(permit);
        assert_eq!(memory.held(), 0);
    }

    #[tokio::test]
    async fn work_that_waits_for_memory_of_others_lets_pass_what_has_room() {
        let memory = MemoryBudget::new(100);
        let lane = Arc::new(Lane::new(2, 32).within(&memory));
        let body = memory.count(30);
        let waiting = |memory| {
            let lane = Arc::clone(&lane);
            tokio::spawn(async move { lane.permit_with(ClientKey::UNLIMITED, 1, memory).await })
        };
        let large = waiting(90);
        tokio::time::sleep(Duration::from_millis(20)).await;
        let small = tokio::time::timeout(PATIENCE, waiting(50)).await.unwrap().unwrap().unwrap();
        // Now that something is done, its end is waited for.
        let other = waiting(10);
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert!(!large.is_finished() && !other.is_finished());
        drop(body);
        drop(small);
        drop(large.await.unwrap().unwrap());
        assert!(other.await.unwrap().is_ok());
    }
}
