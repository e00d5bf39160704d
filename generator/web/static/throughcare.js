// Starts the components of GOV.UK Frontend, and locks a page that nobody works on.
// Every page works without it.
import { initAll } from './vendor/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

const IDLE = 15 * 60 * 1000
const EVERY = 10 * 1000
const PING = 60 * 1000
const lockForm = document.querySelector('form[data-lock]')

const send = (url) => fetch(url, { method: 'POST', body: new URLSearchParams(new FormData(lockForm)) })

// Scripts that hold what is not saved yet add a promise to `detail.waits`.
async function lock () {
  const waits = []
  document.dispatchEvent(new CustomEvent('throughcare:lock', { detail: { waits } }))
  document.body.hidden = true
  await Promise.allSettled(waits)
  await send('/lock').catch(() => {})
  location.replace('/lock')
}

function watch () {
  const windows = new BroadcastChannel('throughcare')
  let active = Date.now()
  let pinged = active
  let told = 0
  let locking = false
  const stir = () => {
    active = Date.now()
    if (active - told > EVERY) {
      told = active
      windows.postMessage('active')
    }
  }
  windows.onmessage = () => { active = Date.now() }
  for (const kind of ['keydown', 'pointerdown', 'wheel', 'touchstart']) {
    addEventListener(kind, stir, { passive: true, capture: true })
  }
  const look = () => {
    const now = Date.now()
    if (now - active > IDLE) {
      clearInterval(timer)
      locking = true
      lock()
    } else if (active > pinged && now - pinged > PING) {
      pinged = now
      send('/here').catch(() => {})
    }
  }
  const timer = setInterval(look, EVERY)
  // Looked at again, perhaps after the machine slept; one that is being left is not.
  document.addEventListener('visibilitychange', () => { if (!document.hidden && !locking) look() })
}

if (lockForm) watch()

// A page that the browser kept from before may show what is no longer so.
addEventListener('pageshow', (event) => { if (event.persisted) location.reload() })
