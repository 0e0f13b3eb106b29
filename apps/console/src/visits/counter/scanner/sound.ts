/** A short low tone: what was just scanned did not go where it should. Silent where a browser forbids it. */
export function soundRefusal(): void {
  try {
    const audio = new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = 220
    volume.gain.value = 0.1
    tone.connect(volume).connect(audio.destination)
    tone.start()
    tone.stop(audio.currentTime + 0.25)
    tone.addEventListener('ended', () => void audio.close())
  } catch {
    // The word on the screen says it as well.
  }
}
