/**
 * Puts the memory of a Python that has imported the kernel in its place. It was packed when the site was built
 * (bundle/make.mjs): numbers of 32 bits, the lowest byte first - how many runs there are, the first and last place of each -
 * and then the bytes of the runs. Between the runs there is nothing but zeros.
 *
 * @param {ArrayBuffer} packed throws an Error, with nothing written, when bytes are missing
 * @param {Uint8Array} memory of zeros, as large as the one that was packed
 */
export function unpack(packed, memory) {
  const [count] = new Uint32Array(packed, 0, 1);
  const places = new Uint32Array(packed, 4, 2 * count);
  const bytes = new Uint8Array(packed, 4 + places.byteLength);
  const whole = places.reduce((sum, place, index) => (index % 2 ? sum + place : sum - place), 0);
  if (whole !== bytes.length) throw new Error("the memory image is not whole");
  let from = 0;
  for (let run = 0; run < places.length; run += 2) {
    const [start, end] = places.subarray(run, run + 2);
    memory.set(bytes.subarray(from, from + end - start), start);
    from += end - start;
  }
}
