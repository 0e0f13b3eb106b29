/** A queue for one: resolves to the function that lets the next one in. First come, first served. */
export function mutex(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    const before = last
    return new Promise((entered) => {
      last = new Promise((leave) => void before.then(() => entered(leave)))
    })
  }
}
