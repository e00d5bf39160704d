// Lets a file be dropped on the place where it can be chosen; choosing works without this.
for (const place of document.querySelectorAll('[data-drop]')) {
  const input = place.querySelector('input[type=file]')
  place.addEventListener('dragover', (event) => {
    event.preventDefault()
    place.classList.add('tc-drop--over')
  })
  place.addEventListener('dragleave', () => place.classList.remove('tc-drop--over'))
  place.addEventListener('drop', (event) => {
    event.preventDefault()
    place.classList.remove('tc-drop--over')
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files
  })
}
