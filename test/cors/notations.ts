import { convertCors } from "../../core/cors/convert.ts";
import type { CorsNotation } from "../../core/cors/notation.ts";

/** The same rules in every notation, as each is written. */
export const textIn: Readonly<Record<CorsNotation, string>> = {
  array: `[
  {
    "ID": "uploads & more",
    "AllowedHeaders": [
      "*"
    ],
    "AllowedMethods": [
      "GET",
      "PUT"
    ],
    "AllowedOrigins": [
      "https://*.example.com",
      "http://localhost:3000"
    ],
    "ExposeHeaders": [
      "ETag"
    ],
    "MaxAgeSeconds": 3000
  }
]`,
  object: `{
  "CORSRules": [
    {
      "ID": "uploads & more",
      "AllowedHeaders": [
        "*"
      ],
      "AllowedMethods": [
        "GET",
        "PUT"
      ],
      "AllowedOrigins": [
        "https://*.example.com",
        "http://localhost:3000"
      ],
      "ExposeHeaders": [
        "ETag"
      ],
      "MaxAgeSeconds": 3000
    }
  ]
}`,
  xml: `<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <CORSRule>
    <ID>uploads &amp; more</ID>
    <AllowedHeader>*</AllowedHeader>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedOrigin>https://*.example.com</AllowedOrigin>
    <AllowedOrigin>http://localhost:3000</AllowedOrigin>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>`,
  cloudformation: `CorsConfiguration:
  CorsRules:
    - Id: 'uploads & more'
      AllowedHeaders:
        - '*'
      AllowedMethods:
        - GET
        - PUT
      AllowedOrigins:
        - 'https://*.example.com'
        - http://localhost:3000
      ExposedHeaders:
        - ETag
      MaxAge: 3000`,
};

/** The rules that a text holds, through its conversion to the console's array. */
export function rulesIn(text: string): unknown {
  const conversion = convertCors(text, "array");
  return "text" in conversion ? JSON.parse(conversion.text) : conversion.problem;
}
