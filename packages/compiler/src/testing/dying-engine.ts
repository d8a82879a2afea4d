/* An engine that ends before it answers anything. */
console.error("out of order");
process.exit(3);
