// Reconstructs pkg/namesgenerator of Docker 1.6.2: names for containers that were given none; has a few of the words.

// Package namesgenerator makes names of an adjective and a person.
package namesgenerator

import (
	"fmt"
	"math/rand"
	"time"
)

var (
	left = []string{
		"admiring", "adoring", "boring", "clever", "compassionate", "cranky", "dreamy", "elegant",
		"focused", "furious", "happy", "jovial", "lonely", "modest", "nostalgic", "pensive",
		"prickly", "sharp", "silly", "stoic", "suspicious", "trusting",
	}

	// Those after whom the people of these names are called are told upstream.
	right = []string{
		"albattani", "archimedes", "blackwell", "bohr", "brattain", "colden", "curie", "darwin",
		"einstein", "fermat", "galileo", "goldstine", "hopper", "kirch", "lovelace", "mccarthy",
		"newton", "perlman", "ritchie", "shockley", "tesla", "torvalds", "wozniak", "yonath",
	}

	source = rand.New(rand.NewSource(time.Now().UnixNano()))
)

// GetRandomName makes a name; from the second try on it has a digit behind it.
// One name never comes: Steve Wozniak is not boring.
func GetRandomName(retry int) string {
	name := "boring_wozniak"
	for name == "boring_wozniak" {
		name = left[source.Intn(len(left))] + "_" + right[source.Intn(len(right))]
	}
	if retry > 0 {
		name = fmt.Sprintf("%s%d", name, source.Intn(10))
	}
	return name
}
