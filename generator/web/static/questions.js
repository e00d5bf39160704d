// Keeps what is typed, and helps with long texts and long lists. Every page works without it.

const EVERY = 15_000
const form = document.querySelector('form[data-questions]')

if (form) {
  keeping(form)
  form.querySelectorAll('[data-narrative]').forEach(narrative)
  form.querySelectorAll('select[data-search]').forEach(search)
}

// What is typed is kept every fifteen seconds and on leaving, and it is said whether that went well.
function keeping (form) {
  const said = form.querySelector('[data-kept]')
  const content = () => {
    const data = new FormData(form)
    data.delete('do')
    return data
  }
  const plain = () => new URLSearchParams(content()).toString()
  let kept = plain()
  let busy = false
  let sent = false

  const say = (words, failed = false) => {
    said.textContent = words
    said.classList.toggle('tc-kept--failed', failed)
  }

  const keep = async () => {
    const now = plain()
    if (busy || sent || now === kept) return
    busy = true
    try {
      const answer = await fetch(form.dataset.keep, { method: 'POST', body: content(), redirect: 'error' })
      const says = answer.headers.get('content-type')?.startsWith('application/json') ? (await answer.json()).says : ''
      if (!answer.ok) throw new Error(says)
      kept = now
      say(says)
    } catch (error) {
      const why = error instanceof TypeError ? '' : error.message
      say(`Your answers could not be saved. They are still on this page: do not close it. ${why}`.trim(), true)
    } finally {
      busy = false
    }
  }

  setInterval(keep, EVERY)
  form.addEventListener('submit', () => { sent = true })
  window.addEventListener('pageshow', () => { sent = false })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && !sent && plain() !== kept) {
      if (navigator.sendBeacon(form.dataset.keep, content())) kept = plain()
    }
  })
  window.addEventListener('pagehide', () => {
    if (!sent && plain() !== kept) navigator.sendBeacon(form.dataset.keep, content())
  })
}

// A toolbar that puts in the signs of Markdown, and a preview as documents print it.
function narrative (part) {
  const text = part.querySelector('textarea')
  const shown = part.querySelector('.tc-preview')
  const bar = document.createElement('div')
  bar.className = 'tc-toolbar'
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', `Look of the text: ${shown.getAttribute('aria-label').replace('Preview of ', '')}`)
  const buttons = [
    ['Bold', () => around(text, '**')],
    ['Italic', () => around(text, '*')],
    ['List', () => before(text, () => '- ')],
    ['Numbers', () => before(text, (number) => `${number}. `)],
    ['Heading', () => before(text, () => '### ')]
  ]
  for (const [words, act] of buttons) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = words
    button.addEventListener('click', act)
    bar.append(button)
  }
  text.before(bar)

  part.querySelector('[data-preview]').addEventListener('click', async (event) => {
    event.preventDefault()
    const data = new FormData()
    data.set('csrf_token', form.elements.csrf_token.value)
    data.set('text', text.value)
    try {
      const answer = await fetch(form.dataset.preview, { method: 'POST', body: data, redirect: 'error' })
      if (!answer.ok) throw new Error()
      shown.innerHTML = (await answer.json()).html || 'There is nothing to show yet.'
    } catch {
      shown.textContent = 'The preview could not be made. Try again.'
    }
    shown.hidden = false
    shown.focus()
  })
}

function around (text, sign) {
  const { selectionStart: start, selectionEnd: end, value } = text
  text.focus()
  text.setSelectionRange(start, end)
  insert(text, sign + value.slice(start, end) + sign)
  text.setSelectionRange(start + sign.length, end + sign.length)
}

function before (text, sign) {
  const { selectionStart: start, selectionEnd: end, value } = text
  const first = value.lastIndexOf('\n', start - 1) + 1
  const after = value.indexOf('\n', end)
  const last = after < 0 ? value.length : after
  const lines = value.slice(first, last).split('\n').map((line, number) => sign(number + 1) + line)
  text.focus()
  text.setSelectionRange(first, last)
  insert(text, lines.join('\n'))
}

// Through the browser's own way of typing, so that it can be undone.
function insert (text, words) {
  if (!document.execCommand('insertText', false, words)) text.setRangeText(words)
  text.dispatchEvent(new Event('input', { bubbles: true }))
}

// A box above a long list that leaves only what holds the words typed.
function search (select) {
  if (select.options.length < 12) return
  const all = [...select.options].map((option) => option.cloneNode(true))
  const label = document.createElement('label')
  label.className = 'govuk-hint tc-search'
  label.textContent = 'Type to make the list shorter'
  const box = document.createElement('input')
  box.className = 'govuk-input govuk-input--width-20 tc-search'
  box.type = 'text'
  box.autocomplete = 'off'
  box.spellcheck = false
  box.id = `${select.id}-search`
  label.htmlFor = box.id
  box.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault() })
  box.addEventListener('input', () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean)
    const chosen = select.value
    const left = all.filter((option) => option.value === '' || option.value === chosen ||
      words.every((word) => option.text.toLowerCase().includes(word)))
    select.replaceChildren(...left.map((option) => option.cloneNode(true)))
    select.value = chosen
  })
  select.before(label, box)
}
