/** A list that stays in order. Finding is logarithmic; moving up is one block copy, cheap up to tens of thousands. */
export class SortedList<Item> {
  readonly #items: Item[] = [];
  readonly #compare: (a: Item, b: Item) => number;

  /** `compare` must never call two different items equal. */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#items.length;
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  get first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    this.#items.splice(this.#placeFor(item), 0, item);
  }

  remove(item: Item): void {
    const place = this.indexOf(item);
    if (place >= 0) this.#items.splice(place, 1);
  }

  /** From 0; -1 when it is not in the list. */
  indexOf(item: Item): number {
    const place = this.#placeFor(item);
    return this.#items[place] === item ? place : -1;
  }

  #placeFor(item: Item): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#items[middle];
      if (other !== undefined && this.#compare(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
