// What is live in the studio: findings as words are typed, and a part of a picture chosen by
// dragging. Every page works without it.

const PAUSE = 500 // milliseconds without a key before the words are looked at

const form = document.querySelector('[data-rule]')
if (form) {
  let waiting
  let latest = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, PAUSE)
  })

  async function look() {
    const asked = ++latest
    try {
      const answer = await fetch(form.dataset.findings, { method: 'POST', body: new FormData(form) })
      if (answer.ok && asked === latest) show(await answer.json())
    } catch {
      // The server is not there: what was found last stays, and saving says what is wrong.
    }
  }

  function show(seen) {
    document.querySelectorAll('[data-sum]').forEach(part => { part.textContent = seen.sum })
    document.querySelectorAll('[data-found]').forEach(list => {
      const found = seen.found.filter(one => one.at === list.dataset.found)
      list.replaceChildren(...found.map(item))
    })
    document.querySelectorAll('[data-printed]').forEach(part => {
      const printed = seen.printed[part.dataset.printed]
      part.hidden = !printed
      part.textContent = printed ? `The child reads: ${printed}` : ''
    })
    document.querySelectorAll('[data-layer]').forEach(part => {
      const layer = seen.layers[part.dataset.layer]
      if (!layer) return
      part.textContent = layer
      part.className = `er-layer er-layer--${layer.toLowerCase().replace(' ', '-')}`
    })
  }

  function item(one) {
    const tag = element('strong', `govuk-tag govuk-tag--${one.colour}`, one.tag)
    const whole = element('li', `er-found__one er-found__one--${one.colour}`, '')
    whole.append(tag, ` ${one.message} `, element('span', 'er-found__do', one.suggestion))
    return whole
  }
}

function element(name, look, text) {
  const made = document.createElement(name)
  made.className = look
  made.textContent = text
  return made
}

const upload = document.querySelector('[data-crop]')
if (upload) {
  const stage = upload.querySelector('[data-stage]')
  const file = upload.querySelector('input[type=file]')
  const field = name => upload.querySelector(`#${name}`)
  let picture
  let canvas
  let start

  file.addEventListener('change', async () => {
    stage.hidden = true
    const chosen = file.files[0]
    if (!chosen || chosen.type === 'image/svg+xml') return
    try {
      picture = await createImageBitmap(chosen)
    } catch {
      return // no picture: the server says so
    }
    canvas = document.createElement('canvas')
    const scale = Math.min(1, 640 / picture.width, 480 / picture.height)
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', 'The picture. Drag over the part to keep, or write its numbers below.')
    stage.replaceChildren(canvas)
    stage.hidden = false
    put({ left: 0, top: 0, width: 100, height: 100 })
  })

  stage.addEventListener('pointerdown', event => {
    start = point(event)
    stage.setPointerCapture(event.pointerId)
  })
  stage.addEventListener('pointermove', event => {
    if (!start) return
    const now = point(event)
    const left = Math.min(start.x, now.x)
    const top = Math.min(start.y, now.y)
    put({ left, top, width: Math.max(5, Math.abs(now.x - start.x)), height: Math.max(5, Math.abs(now.y - start.y)) })
  })
  stage.addEventListener('pointerup', () => { start = undefined })
  for (const name of ['left', 'top', 'width', 'height']) field(name).addEventListener('input', draw)

  function point(event) {
    const box = canvas.getBoundingClientRect()
    const part = (at, from, whole) => Math.round(Math.min(1, Math.max(0, (at - from) / whole)) * 100)
    return { x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height) }
  }

  function put(part) {
    part.left = Math.min(part.left, 95)
    part.top = Math.min(part.top, 95)
    part.width = Math.min(part.width, 100 - part.left)
    part.height = Math.min(part.height, 100 - part.top)
    for (const [name, value] of Object.entries(part)) field(name).value = value
    draw()
  }

  function draw() {
    if (!canvas) return
    const pen = canvas.getContext('2d')
    const part = name => (Number(field(name).value) || 0) / 100
    const x = part('left') * canvas.width
    const y = part('top') * canvas.height
    const width = part('width') * canvas.width
    const height = part('height') * canvas.height
    pen.clearRect(0, 0, canvas.width, canvas.height)
    pen.globalAlpha = 0.35
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    pen.globalAlpha = 1
    pen.save()
    pen.beginPath()
    pen.rect(x, y, width, height)
    pen.clip()
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    pen.restore()
    pen.strokeStyle = '#0b0c0c'
    pen.lineWidth = 2
    pen.strokeRect(x, y, width, height)
  }
}
