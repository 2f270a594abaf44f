// Thousands of random requests for each property, and a thousand others for each edit.
import { testProperties } from "./properties.ts";

testProperties(2000, 1000);
