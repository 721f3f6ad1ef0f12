/** Shows that the microphone hears something, until the stream ends. */
export function showLevel(bar: Element | null, stream: MediaStream) {
  if (!bar || typeof AudioContext === "undefined" || stream.getAudioTracks().length === 0) return;
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 512;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const draw = () => {
    if (!stream.active) {
      bar.setAttribute("width", "0");
      audio.close();
      return;
    }
    analyser.getByteTimeDomainData(samples);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    bar.setAttribute("width", String(Math.round((loudest / 128) * 100)));
    requestAnimationFrame(draw);
  };
  draw();
}
