interface Place {
  state: unknown
  url: string
}

/**
 * Frames of one page share one history, so "back" on the owner's phone would take the receptionist's phone back. Each
 * framed phone therefore keeps its own stack of places and never adds to the shared one.
 */
export function keepHistoryPrivate(): void {
  const { history, location } = window
  const places: Place[] = []
  const replaceState = history.replaceState.bind(history)

  history.pushState = (state: unknown, unused: string, url?: string | URL | null) => {
    places.push({ state: history.state as unknown, url: location.href })
    replaceState(state, unused, url)
  }
  history.go = (delta = 0) => {
    const index = places.length + delta
    const place = places[index]
    if (delta >= 0 || place === undefined) return
    places.length = index
    // A browser goes back after the caller has finished, and so does this.
    window.setTimeout(() => {
      replaceState(place.state, '', place.url)
      window.dispatchEvent(new PopStateEvent('popstate', { state: place.state }))
    })
  }
  history.back = () => history.go(-1)
}
