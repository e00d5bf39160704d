"use strict";
// Reads the page aloud with the device's own speech, one sentence at a time. Without it, or without
// a voice that is on the device, the buttons stay hidden: other voices send the words away.
(() => {
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;

  const SLOWER = 0.85;
  const bar = document.querySelector(".below");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let voice = null;
  let shown = null; // the sentence with the mark
  let started = null; // the button that began it
  let turn = 0; // what belongs to an earlier turn is over
  let utterance = null; // kept, or some browsers forget to say that it has ended

  const ownVoice = () => {
    const own = speech.getVoices().filter((v) => v.localService && /^en\b/i.test(v.lang.replace("_", "-")));
    return own.find((v) => /^en[-_]gb/i.test(v.lang)) || own[0] || null;
  };

  const asSpoken = (text) =>
    text.replace(/\s+/g, " ").replace(/\d(?:[ -]?\d){5,}/g, (n) => n.replace(/\D/g, "").split("").join(" "));

  const mark = (sentence) => {
    if (shown) shown.classList.remove("now");
    shown = sentence;
    if (!shown) return;
    shown.classList.add("now");
    shown.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };

  const stop = () => {
    turn += 1;
    // Some browsers lose what is said right after they were told to stop.
    if (utterance) speech.cancel();
    utterance = null;
    mark(null);
    bar.hidden = true;
    document.body.classList.remove("is-reading");
    if (started && document.activeElement && bar.contains(document.activeElement)) started.focus();
    started = null;
  };

  const next = (sentences, mine) => {
    if (mine !== turn) return;
    const sentence = sentences.shift();
    if (!sentence) {
      stop();
      return;
    }
    mark(sentence);
    utterance = new SpeechSynthesisUtterance(asSpoken(sentence.textContent));
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = SLOWER;
    utterance.onend = () => next(sentences, mine);
    utterance.onerror = () => { if (mine === turn) stop(); };
    speech.speak(utterance);
  };

  const read = (place, button) => {
    stop();
    started = button;
    bar.hidden = false;
    document.body.classList.add("is-reading");
    next([...place.querySelectorAll(".say")], turn);
  };

  const begin = () => {
    voice = ownVoice();
    if (!voice || document.body.classList.contains("can-read")) return;
    document.body.classList.add("can-read");
    for (const button of document.querySelectorAll("button.listen")) {
      button.hidden = false;
      const place = document.getElementById(button.dataset.reads) || document.body;
      button.addEventListener("click", () => read(place, button));
    }
    bar.querySelector("button").addEventListener("click", stop);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
    window.addEventListener("pagehide", stop);
  };

  begin();
  if (!voice && speech.addEventListener) speech.addEventListener("voiceschanged", begin);
})();
