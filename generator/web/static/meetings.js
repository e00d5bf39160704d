// Keeps what is typed as a draft, every 15 seconds and on leaving; keys to save and go on.
const form = document.getElementById('typing')

if (form) start(form)

function start (form) {
  const says = document.getElementById('kept')
  const every = 15000
  let kept = held(form)
  let sending = false
  let leaving = false

  document.getElementById('shortcuts').hidden = false

  function tell (text, isKept) {
    says.textContent = text
    says.classList.toggle('tc-kept--not', !isKept)
  }

  async function keep () {
    const now = held(form)
    if (sending || leaving || now === kept) return
    sending = true
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new FormData(form), redirect: 'manual' })
      if (!answer.ok) throw new Error(String(answer.status))
      kept = now
      const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
      tell(`Kept as a draft at ${time}. It goes into the minutes when you save.`, true)
    } catch {
      tell('Your text could not be kept. It is still on this page: do not close it. It is tried again in 15 seconds.', false)
    } finally {
      sending = false
    }
  }

  function leave () {
    const now = held(form)
    if (leaving || now === kept) return
    if (navigator.sendBeacon(form.dataset.draft, new FormData(form))) kept = now
  }

  setInterval(keep, every)
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') leave() })
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', () => { leaving = false })
  form.addEventListener('submit', () => { leaving = true })
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    if (event.key === 'Enter') go(form, event, event.shiftKey ? 'before' : 'next')
    else if (event.key.toLowerCase() === 's' && !event.shiftKey) go(form, event, 'save')
    else if (event.key === '.') nextEmpty(form, event)
  })
}

function held (form) {
  return new URLSearchParams(new FormData(form)).toString()
}

function go (form, event, where) {
  const button = form.querySelector(`[data-go="${where}"]`) || form.querySelector('[data-go="save"]')
  event.preventDefault()
  form.requestSubmit(button)
}

function nextEmpty (form, event) {
  const fields = [...form.querySelectorAll('[data-new] input')]
  const empty = fields.find(each => each.id.endsWith('-action') || each.id.endsWith('-name') ? !each.value : false)
  if (!empty) return
  event.preventDefault()
  empty.focus()
}
