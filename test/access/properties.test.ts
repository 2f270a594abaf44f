// A quick look; properties.slow.test.ts looks longer.
import { testProperties } from "./properties.ts";

testProperties(15, 8);
