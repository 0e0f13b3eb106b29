// Opens the three doors side by side where there is room, and fits each screen to the space it has.
const PHONE = { width: 390, height: 800 }
/** The console's layout for a desk, and the narrower one where the page has little room. */
const DESK_WIDTH = 1280
const NARROW_DESK_WIDTH = 1024
const GAP_BELOW = 40

/** The manager's door is a cookie session, so it is opened before the console is loaded. */
const deskOpened = fetch('/api/demo/console-session', { method: 'POST' })

for (const frame of document.querySelectorAll('iframe')) void openDoor(frame)

async function openDoor(frame) {
  if ('needsSession' in frame.dataset) await deskOpened
  if (getComputedStyle(frame.parentElement).display !== 'none') frame.src = frame.dataset.src
}

function fit() {
  for (const screen of document.querySelectorAll('.screen')) {
    if (getComputedStyle(screen).display === 'none') continue
    const frame = screen.firstElementChild
    if (frame.src === '' && frame.dataset.src) void openDoor(frame)
    const room = Math.max(560, innerHeight - screen.getBoundingClientRect().top - scrollY - GAP_BELOW)
    if (screen.closest('.phone')) fitPhone(screen, frame, room)
    else fitDesk(screen, frame, room)
  }
}

function fitPhone(screen, frame, room) {
  const scale = Math.min(1, room / PHONE.height, (innerWidth * 0.24) / PHONE.width)
  size(screen, PHONE.width * scale, PHONE.height * scale)
  size(frame, PHONE.width, PHONE.height)
  frame.style.transform = `scale(${scale})`
}

function fitDesk(screen, frame, room) {
  const width = screen.parentElement.clientWidth
  const scale = Math.min(1, width / (width < 800 ? NARROW_DESK_WIDTH : DESK_WIDTH))
  size(screen, width, room)
  size(frame, width / scale, room / scale)
  frame.style.transform = `scale(${scale})`
}

function size(element, width, height) {
  element.style.width = `${width}px`
  element.style.height = `${height}px`
}

addEventListener('resize', fit)
fit()
