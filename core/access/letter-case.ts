/**
 * Lower case for the letters A to Z alone: names in AWS's policies are compared without regard to letter case, and other
 * scripts have letters, such as the Kelvin sign, whose lower case is one of ours.
 */
export function lowerCase(text: string): string {
  return isPlain.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const isPlain = /^[\u0000-\u007f]*$/;
