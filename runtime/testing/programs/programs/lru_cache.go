package main

import (
	"container/list"
	"fmt"
)

type cache struct {
	max   int
	order *list.List
	items map[string]*list.Element
}

type pair struct {
	key   string
	value int
}

func (c *cache) get(k string) (int, bool) {
	e, ok := c.items[k]
	if !ok {
		return 0, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*pair).value, true
}

func (c *cache) put(k string, v int) {
	if e, ok := c.items[k]; ok {
		e.Value.(*pair).value = v
		c.order.MoveToFront(e)
		return
	}
	c.items[k] = c.order.PushFront(&pair{k, v})
	if c.order.Len() > c.max {
		last := c.order.Back()
		c.order.Remove(last)
		delete(c.items, last.Value.(*pair).key)
	}
}

func main() {
	c := &cache{2, list.New(), map[string]*list.Element{}}
	c.put("a", 1)
	c.put("b", 2)
	fmt.Println(c.get("a"))
	c.put("c", 3)
	fmt.Println(c.get("b"))
	fmt.Println(c.get("c"))
	c.put("a", 10)
	for e := c.order.Front(); e != nil; e = e.Next() {
		fmt.Print(*e.Value.(*pair), " ")
	}
	fmt.Println(len(c.items))
}
