/** A function that runs `run` once, `delay` milliseconds after it was last called: what changes together is told once. */
export function settled(run: () => void, delay: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
}
