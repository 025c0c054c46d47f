/** A small cache in memory. Failed loads are not kept, loads of the same key are shared. */
export class TtlCache<V> {
    private readonly entries = new Map<string, { value: Promise<V>; expires: number }>();

    constructor(
        private readonly ttlMs: number,
        private readonly maxEntries = 1000,
        private readonly now: () => number = Date.now,
    ) {}

    /** Not a request: it only looks like one by name. */
    fetch(key: string, load: (key: string) => Promise<V>): Promise<V> {
        const known = this.entries.get(key);
        if (known && known.expires > this.now()) return known.value;
        const value = load(key);
        this.entries.set(key, { value, expires: this.now() + this.ttlMs });
        this.trim();
        value.catch(() => {
            if (this.entries.get(key)?.value === value) this.entries.delete(key);
        });
        return value;
    }

    delete(key: string): void {
        this.entries.delete(key);
    }

    get size(): number {
        return this.entries.size;
    }

    private trim(): void {
        while (this.entries.size > this.maxEntries) {
            const oldest = this.entries.keys().next();
            if (oldest.done) return;
            this.entries.delete(oldest.value);
        }
    }
}
