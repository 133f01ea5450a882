package main

const a int = 1
const b int64 = 2
const c = a + b

func main() {}
