"""Where water would run over the terrain: every cell's next cell downhill, and how many cells drain through it."""

import heapq

import numpy as np
from scipy import ndimage

BLUR = 0.6  # cells, so that single pits do not turn a valley
RISE = 1e-4  # metres a cell over filled hollows, so that water leaves them
NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


class Flow:
    """`down`: the next cell as a flat index, -1 at the edge of the model. `drained`: how many cells lie uphill, with itself."""

    def __init__(self, metres):
        self.shape = metres.shape
        self.down, order = flood(ndimage.gaussian_filter(metres, BLUR))
        drained = np.ones(metres.size)
        for cell in reversed(order):
            if self.down[cell] >= 0:
                drained[self.down[cell]] += drained[cell]
        self.drained = drained

    def course(self, cell, until=()):
        """The cells from one downhill, up to and with the first that is in `until`."""
        cells = []
        while cell >= 0:
            cells.append(cell)
            if cell in until:
                break
            cell = self.down[cell]
        return cells

    def spring(self, cell, least):
        """Where the greatest of what runs into a cell comes from, as long as it drains so many cells."""
        while True:
            fed_by = np.flatnonzero(self.down == cell)
            if not len(fed_by) or max(self.drained[fed_by]) < least:
                return cell
            cell = int(fed_by[np.argmax(self.drained[fed_by])])

    def heads(self, least):
        """Cells drained by at least so many that no such cell runs into, with the longest course first."""
        streams = np.flatnonzero(self.drained >= least)
        fed = set(self.down[streams])
        return sorted((cell for cell in streams if cell not in fed), key=lambda cell: -len(self.course(cell)))


def flood(ground):
    """Priority flood (Barnes, Lehman and Mulla 2014) from the edge of the model inward."""
    rows, columns = ground.shape
    filled, down = ground.copy().ravel(), np.full(ground.size, -1)
    seen = np.zeros(ground.shape, bool)
    seen[[0, -1]] = seen[:, [0, -1]] = True
    heap = [(filled[cell], cell) for cell in np.flatnonzero(seen)]
    heapq.heapify(heap)
    seen, order = seen.ravel(), []
    while heap:
        level, cell = heapq.heappop(heap)
        order.append(cell)
        row, column = divmod(cell, columns)
        for down_rows, right_columns in NEIGHBOURS:
            r, c = row + down_rows, column + right_columns
            if 0 <= r < rows and 0 <= c < columns and not seen[r * columns + c]:
                other = r * columns + c
                seen[other] = True
                down[other] = cell
                filled[other] = max(filled[other], level + RISE)
                heapq.heappush(heap, (filled[other], other))
    return down, order
