/** Makes empty objects, in every way like `{}`. */
export type ObjectKind = new () => Record<string, unknown>

/**
 * A kind of objects of its own. V8 remembers, from the empty object on, which member was added after which; all
 * `{}` share that memory, and it is full after some 1,500 names: from then on every new object that gets its members
 * one by one costs several times as much, those of the user's code among them. So objects with names that nobody
 * foresees start from a memory apart, and so do records, which such names of others then cannot push out.
 */
export function objectKind(): ObjectKind {
  const kind = emptyConstructor()
  kind.prototype = Object.prototype
  return kind as unknown as ObjectKind
}

/** Without a name: messages of the engine would say it in the place of "Object". */
function emptyConstructor(): (room?: true) => void {
  return function (this: Record<string, unknown>, room?: true) {
    // Never run: so many assignments tell the engine for how many members to leave room.
    if (room) this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = 0
  }
}
