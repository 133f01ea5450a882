// Tests values that go with a request.

package context

import (
	"net/http"
	"testing"
)

type key int

func TestContext(t *testing.T) {
	first, second := &http.Request{}, &http.Request{}
	Set(first, key(1), "a")
	Set(first, key(2), nil)
	Set(second, key(1), "b")
	if Get(first, key(1)) != "a" || Get(second, key(1)) != "b" {
		t.Fatalf("got %v and %v", Get(first, key(1)), Get(second, key(1)))
	}
	if Get(first, 1) != nil {
		t.Fatal("a key of another type got the value")
	}
	if val, ok := GetOk(first, key(2)); val != nil || !ok {
		t.Fatalf("got %v and %v", val, ok)
	}
	Delete(first, key(1))
	if _, ok := GetOk(first, key(1)); ok {
		t.Fatal("not deleted")
	}
	Clear(first)
	if _, ok := GetOk(first, key(2)); ok {
		t.Fatal("not cleared")
	}
	if Get(second, key(1)) != "b" {
		t.Fatal("cleared the other request too")
	}
	Clear(second)
}
