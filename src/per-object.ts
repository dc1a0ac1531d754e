/** What is made of an object: once for each, and kept as long as the object lives. */
export function perObject<K extends object, V>(make: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, V>()
  return (object) => {
    const found = known.get(object)
    if (found !== undefined || known.has(object)) return found as V
    const made = make(object)
    known.set(object, made)
    return made
  }
}
