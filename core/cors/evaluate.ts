/** The methods that a rule of S3 can name. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html */
export const corsMethods: readonly string[] = ["GET", "PUT", "POST", "DELETE", "HEAD"];
