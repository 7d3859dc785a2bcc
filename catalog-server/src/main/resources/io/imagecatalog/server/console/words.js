// What numbers mean, in words.

export function bytes(count) {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

export function time(text) {
  return new Date(text).toLocaleString();
}

export function psnr(entry) {
  if (entry.identical) {
    return "no sample differs";
  }
  if (entry.psnr_db >= 40) {
    return "hardly any difference can be seen";
  }
  if (entry.psnr_db >= 30) {
    return "good: differences are small";
  }
  return entry.psnr_db >= 20 ? "differences can be seen" : "these look different";
}

export function ssim(value) {
  if (value >= 0.98) {
    return "the same structures";
  }
  if (value >= 0.9) {
    return "nearly the same structures";
  }
  return value >= 0.6 ? "structures are partly alike" : "other structures";
}

export function hash(distance) {
  if (distance === 0) {
    return "the same picture, as far as the hash tells";
  }
  if (distance <= 10) {
    return "most likely the same picture";
  }
  return distance <= 20 ? "perhaps related" : "another picture";
}

export const EXPLANATION = [
  ["PSNR", "How much the samples differ, in decibels: more is better. Above 30 dB is good, above 40 dB can hardly be seen."],
  ["SSIM", "Whether light, contrast and structure agree, as Wang et al. define it: 1 is equal, below 0.9 can be seen."],
  ["Perceptual hash", "In how many of 64 bits the hashes differ: 0 to 10 is most likely the same picture, scaled or saved anew."],
];
