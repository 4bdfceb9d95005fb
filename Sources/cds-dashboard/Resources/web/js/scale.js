// Classes of values for the map: up to five, by fifths of what is reported, equal values always together.

/** A figure as it is compared: a score as a share of its maximum. Null where it cannot be compared. */
export function comparable(section, unit) {
  if (!section || section.unit !== unit) return null;
  if (unit !== "score") return section.value;
  return section.outOf ? section.value / section.outOf : null;
}

/** The classes of `values`; class 1 is the lowest, or the worst where lower is better. */
export function classes(values, better) {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const all = [...values].sort((a, b) => a - b);
  const count = Math.min(5, sorted.length);
  const bounds = [];
  for (let k = 1; k < count; k += 1) {
    const last = bounds.at(-1) ?? all[0];
    const fifth = all[Math.round((k * all.length) / count)];
    // Where many are equal, the next value begins the next class.
    const bound = fifth > last ? fifth : sorted.find((value) => value > last);
    if (bound !== undefined) bounds.push(bound);
  }
  const total = bounds.length + 1;
  const order = (value) => bounds.filter((bound) => value >= bound).length + 1;
  const shade = (rank) => (total === 1 ? 3 : 1 + Math.round(((rank - 1) * 4) / (total - 1)));
  const flip = (rank) => (better === "lower" ? total + 1 - rank : rank);
  return {
    shade: (value) => shade(flip(order(value))),
    groups: Array.from(
      {length: all.length ? total : 0},
      (_, index) => {
        const members = all.filter((value) => order(value) === index + 1);
        return {shade: shade(flip(index + 1)), low: members[0], high: members.at(-1), count: members.length};
      }),
  };
}
