// Arrow keys on the tile map: one tile is in the tab order, arrows go to the nearest tile that way.

const WAYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

const place = (tile) => [Number.parseInt(tile.style.gridColumnStart, 10), Number.parseInt(tile.style.gridRowStart, 10)];

/** The tile that a key leads to from `tile`, or null. */
function next(tile, tiles, name) {
  if (name === "Home") return tiles[0];
  if (name === "End") return tiles.at(-1);
  const [dx, dy] = WAYS[name];
  const [x, y] = place(tile);
  const reached = tiles.map((other) => {
    const [column, row] = place(other);
    const along = (column - x) * dx + (row - y) * dy;
    const aside = Math.abs((column - x) * dy) + Math.abs((row - y) * dx);
    return {other, along, cost: along + 3 * aside};
  });
  return reached.filter(({along}) => along > 0).sort((a, b) => a.cost - b.cost)[0]?.other ?? null;
}

/** Makes one tile the one in the tab order. */
export function rove(tile) {
  for (const other of tile.parentElement.querySelectorAll("[data-tile][tabindex='0']")) other.tabIndex = -1;
  tile.tabIndex = 0;
}

/** Handles a key on a tile. */
export function onMapKey(event) {
  const tile = event.target.closest?.("[data-tile]");
  if (!tile || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(event.key in WAYS) && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  const target = next(tile, [...tile.parentElement.querySelectorAll("[data-tile]")], event.key);
  if (!target) return;
  rove(target);
  target.focus();
}
