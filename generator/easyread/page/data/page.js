"use strict";
(() => {
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
})();
