package main

const f = 1.5
const c = f << 2

func main() {}
