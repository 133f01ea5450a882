struct list_head {
 struct list_head *next, *prev;
};
static inline void INIT_LIST_HEAD(struct list_head *head)
{
 head->next = head;
 head->prev = head;
}
static inline void __list_add(struct list_head *fresh, struct list_head *prev, struct list_head *next)
{
 fresh->next = next;
 fresh->prev = prev;
 next->prev = fresh;
 prev->next = fresh;
}
static inline void list_add(struct list_head *fresh, struct list_head *head)
{
 __list_add(fresh, head, head->next);
}
static inline void list_add_tail(struct list_head *fresh, struct list_head *head)
{
 __list_add(fresh, head->prev, head);
}
static inline void __list_del(struct list_head *prev, struct list_head *next)
{
 prev->next = next;
 next->prev = prev;
}
static inline void list_del(struct list_head *entry)
{
 __list_del(entry->prev, entry->next);
 entry->next = ((struct list_head *)0x00100100);
 entry->prev = ((struct list_head *)0x00200200);
}
static inline int list_empty(const struct list_head *head)
{
 return head->next == head;
}
struct task {
 long pid;
 long prio;
 struct list_head run;
};
struct list_head ready = { &(ready), &(ready) };
struct list_head waiting;
int printf(const char *format, ...);
static void show(const char *name, struct list_head *head)
{
 struct list_head *pos;
 printf("%s:", name);
 for (pos = (head)->next; pos != (head); pos = pos->next)
  printf(" %ld", ((struct task *)((char *)(pos) - __builtin_offsetof(struct task, run)))->pid);
 printf("\n");
}
int main(void)
{
 struct task a = { .pid = 7 }, b = { .pid = 8 }, c = { .pid = 9 };
 struct list_head *pos, *n;
 INIT_LIST_HEAD(&waiting);
 list_add_tail(&a.run, &ready);
 list_add_tail(&b.run, &ready);
 list_add(&c.run, &ready);
 show("ready", &ready);
 list_del(&a.run);
 show("ready", &ready);
 for (pos = (&ready)->next, n = pos->next; pos != (&ready); pos = n, n = pos->next) {
  list_del(pos);
  list_add_tail(pos, &waiting);
 }
 show("ready", &ready);
 show("waiting", &waiting);
 printf("empty: %s\n", list_empty(&ready) ? "true" : "false");
 return 0;
}
