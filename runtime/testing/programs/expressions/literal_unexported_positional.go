package main

import "sync"

var m = sync.Mutex{1, 2}

func main() {}
