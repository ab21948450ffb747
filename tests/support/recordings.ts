/** Silence as WeChat's recorder writes it: MPEG-2 layer III frames of 36 ms, 48 kbit/s, 16 kHz, mono. */
export function aRecording(seconds: number): Buffer {
  const frame = Buffer.alloc(216)
  frame.set([0xff, 0xf3, 0x68, 0xc0])
  return Buffer.concat(Array.from({ length: Math.ceil(seconds / 0.036) }, () => frame))
}
